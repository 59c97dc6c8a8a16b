//! Tables as the readers of their formats see them, cell by cell in the words of the CSV: for tests.

use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, DictionaryArray, Int16Array, RecordBatch,
    StringArray,
};
use arrow_ipc::reader::FileReader;
use bytes::Bytes;
use foedera_dates::Day;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::Error;
use crate::columns::Columnar;

/// What is written in both formats is the CSV, row by row; the CSV's rows, without its header.
#[track_caller]
pub(crate) fn same_as(
    csv: &[u8],
    write: impl Fn(Columnar, &mut Vec<u8>) -> Result<u64, Error>,
) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv);
    let words = |it: csv::StringRecord| it.iter().map(str::to_owned).collect();
    let expected: Vec<Vec<String>> = reader.records().map(|it| words(it.unwrap())).collect();
    for form in [Columnar::parquet().unwrap(), Columnar::arrow().unwrap()] {
        let mut bytes = Vec::new();
        let count = write(form, &mut bytes).unwrap();
        let (header, rows) = rows(form, bytes);
        assert_eq!((header, &rows[..]), (expected[0].clone(), &expected[1..]), "{form:?}");
        assert_eq!(count, rows.len() as u64);
    }
    expected[1..].to_vec()
}

/// How many rows each group of a Parquet file has.
pub(crate) fn groups(bytes: Vec<u8>) -> Vec<i64> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(Bytes::from(bytes)).unwrap();
    reader.metadata().row_groups().iter().map(|it| it.num_rows()).collect()
}

fn rows(form: Columnar, bytes: Vec<u8>) -> (Vec<String>, Vec<Vec<String>>) {
    let (schema, batches): (_, Vec<RecordBatch>) = if form == Columnar::parquet().unwrap() {
        let reader = ParquetRecordBatchReaderBuilder::try_new(Bytes::from(bytes)).unwrap();
        (reader.schema().clone(), reader.build().unwrap().map(Result::unwrap).collect())
    } else {
        let reader = FileReader::try_new(std::io::Cursor::new(bytes), None).unwrap();
        (reader.schema(), reader.map(Result::unwrap).collect())
    };
    let header = schema.fields().iter().map(|it| it.name().clone()).collect();
    let row = |batch: &RecordBatch, nth| batch.columns().iter().map(|it| word(it, nth)).collect();
    let of = |batch: &RecordBatch| {
        (0..batch.num_rows()).map(|nth| row(batch, nth)).collect::<Vec<Vec<String>>>()
    };
    (header, batches.iter().flat_map(of).collect())
}

fn word(column: &ArrayRef, nth: usize) -> String {
    let column = column.as_any();
    if let Some(text) = column.downcast_ref::<StringArray>() {
        assert!(text.is_null(nth) || !text.value(nth).is_empty(), "no words are nothing");
        return if text.is_null(nth) { String::new() } else { text.value(nth).to_owned() };
    }
    if let Some(names) = column.downcast_ref::<DictionaryArray<Int32Type>>() {
        let names = names.downcast_dict::<StringArray>().unwrap();
        return names.into_iter().nth(nth).unwrap().unwrap().to_owned();
    }
    if let Some(day) = column.downcast_ref::<Date32Array>() {
        let written = |it| Day::from_number(it).unwrap().to_string();
        return day.iter().nth(nth).unwrap().map_or_else(String::new, written);
    }
    if let Some(flag) = column.downcast_ref::<BooleanArray>() {
        return if flag.value(nth) { "1".to_owned() } else { "0".to_owned() };
    }
    column.downcast_ref::<Int16Array>().expect("a year").value(nth).to_string()
}
