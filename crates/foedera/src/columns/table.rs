//! A table that is being written: rows are put into columns, and columns go out a batch at a time.

use std::io::Write;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Int16Builder, Int32Builder, StringBuilder,
};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, RecordBatch, StringArray};
use arrow_ipc::writer::FileWriter;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use super::{Cell, Column, Columnar, Format, Kind};
use crate::Error;

/// How many rows are put together before they are handed on: of an Arrow file, those of one batch.
const ROWS_PER_BATCH_MAX: usize = 1 << 13;

/// How many rows are one group of a Parquet file, which its readers take at once, each column by itself.
const ROWS_PER_GROUP_MAX: usize = 1 << 20;

/// How great a group may become, in bytes as they are written: so much is held. Dyad-years stay far below, statements
/// with their passages do not.
const GROUP_BYTES_MAX: usize = 1 << 26;

/// How great a group may become.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) rows: usize,
    pub(super) bytes: usize,
}

/// A table that is being written.
pub(crate) struct Table<W: Write + Send> {
    schema: SchemaRef,
    columns: Vec<Filling>,
    /// How many rows stand in the columns.
    held: usize,
    /// How many rows there are.
    rows: u64,
    out: Out<W>,
}

enum Out<W: Write + Send> {
    Parquet(Box<ArrowWriter<W>>),
    Arrow(Box<FileWriter<W>>),
}

/// A column of the rows that are held.
enum Filling {
    Text(StringBuilder),
    /// The places of the names, and the names.
    Name(Int32Builder, ArrayRef),
    Year(Int16Builder),
    Day(Date32Builder),
    Flag(BooleanBuilder),
}

impl<W: Write + Send> Table<W> {
    /// Begins a table.
    pub(crate) fn new(form: Columnar, columns: Vec<Column>, out: W) -> Result<Self, Error> {
        let group = Group { rows: ROWS_PER_GROUP_MAX, bytes: GROUP_BYTES_MAX };
        Self::grouped(group, form, columns, out)
    }

    pub(super) fn grouped(
        group: Group,
        form: Columnar,
        columns: Vec<Column>,
        out: W,
    ) -> Result<Self, Error> {
        let fields = columns.iter().map(|(name, kind)| field(name, kind));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let columns = columns.into_iter().map(|(_, kind)| Filling::of(&kind)).collect();
        let out = Out::new(form, group, &schema, out)?;
        Ok(Self { schema, columns, held: 0, rows: 0, out })
    }

    /// Takes one row: a cell for each column.
    pub(crate) fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        let fits = cells.len() == self.columns.len()
            && self.columns.iter_mut().zip(cells).all(|(column, cell)| column.take(*cell));
        if !fits {
            return Err(Error::wrong("a row does not fit its table: a fault of this program"));
        }
        self.held += 1;
        self.rows += 1;
        if self.held < ROWS_PER_BATCH_MAX { Ok(()) } else { self.hand_on() }
    }

    /// Ends the table; how many rows it has.
    pub(crate) fn finish(mut self) -> Result<u64, Error> {
        self.hand_on()?;
        self.out.finish()?;
        Ok(self.rows)
    }

    fn hand_on(&mut self) -> Result<(), Error> {
        if self.held == 0 {
            return Ok(());
        }
        self.held = 0;
        let columns = self.columns.iter_mut().map(Filling::finish);
        let columns: Vec<ArrayRef> = columns.collect::<Result<_, _>>().map_err(failing)?;
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns).map_err(failing)?;
        self.out.write(&batch)
    }
}

impl<W: Write + Send> Out<W> {
    fn new(form: Columnar, group: Group, schema: &SchemaRef, out: W) -> Result<Self, Error> {
        Ok(match form.0 {
            Format::Parquet => {
                let how = WriterProperties::builder()
                    .set_compression(Compression::SNAPPY)
                    .set_max_row_group_row_count(Some(group.rows))
                    .set_max_row_group_bytes(Some(group.bytes))
                    .build();
                let writer = ArrowWriter::try_new(out, Arc::clone(schema), Some(how));
                Self::Parquet(Box::new(writer.map_err(failing)?))
            }
            Format::Arrow => {
                Self::Arrow(Box::new(FileWriter::try_new(out, schema).map_err(failing)?))
            }
        })
    }

    fn write(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        match self {
            Self::Parquet(out) => out.write(batch).map_err(failing),
            Self::Arrow(out) => out.write(batch).map_err(failing),
        }
    }

    fn finish(self) -> Result<(), Error> {
        match self {
            Self::Parquet(out) => out.close().map(|_| ()).map_err(failing),
            Self::Arrow(mut out) => out.finish().map_err(failing),
        }
    }
}

impl Filling {
    fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(StringBuilder::new()),
            Kind::Name(names) => {
                let names: StringArray = names.iter().map(|it| Some(it.as_str())).collect();
                Self::Name(Int32Builder::new(), Arc::new(names))
            }
            Kind::Year => Self::Year(Int16Builder::new()),
            Kind::Day => Self::Day(Date32Builder::new()),
            Kind::Flag => Self::Flag(BooleanBuilder::new()),
        }
    }

    /// Whether the cell is one of this column.
    fn take(&mut self, cell: Cell<'_>) -> bool {
        match (self, cell) {
            (Self::Text(column), Cell::Text(text)) => column.append_option(text),
            (Self::Name(column, names), Cell::Name(place)) => match i32::try_from(place) {
                Ok(key) if usize::try_from(place).is_ok_and(|it| it < names.len()) => {
                    column.append_value(key);
                }
                _ => return false,
            },
            (Self::Year(column), Cell::Year(year)) => column.append_value(year),
            (Self::Day(column), Cell::Day(day)) => column.append_option(day.map(|it| it.number())),
            (Self::Flag(column), Cell::Flag(flag)) => column.append_value(flag),
            (Self::Text(_) | Self::Name(..) | Self::Year(_) | Self::Day(_) | Self::Flag(_), _) => {
                return false;
            }
        }
        true
    }

    /// The column as it stands; what comes next begins anew.
    fn finish(&mut self) -> Result<ArrayRef, ArrowError> {
        Ok(match self {
            Self::Text(column) => Arc::new(column.finish()),
            Self::Name(column, names) => {
                let places = column.finish();
                Arc::new(DictionaryArray::<Int32Type>::try_new(places, Arc::clone(names))?)
            }
            Self::Year(column) => Arc::new(column.finish()),
            Self::Day(column) => Arc::new(column.finish()),
            Self::Flag(column) => Arc::new(column.finish()),
        })
    }
}

fn field(name: &str, kind: &Kind) -> Field {
    let (holds, may_be_nothing) = match kind {
        Kind::Text => (DataType::Utf8, true),
        Kind::Name(_) => {
            (DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)), false)
        }
        Kind::Year => (DataType::Int16, false),
        Kind::Day => (DataType::Date32, true),
        Kind::Flag => (DataType::Boolean, false),
    };
    Field::new(name, holds, may_be_nothing)
}

fn failing(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::world("writing the table", cause)
}
