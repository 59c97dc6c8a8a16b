"""A made-up archive of reports as JSON lines, the same for the same arguments.

    archive.py acts|none MEGABYTES [LANGUAGES] > archive.jsonl

`acts`: of each report a tenth of the sentences tells of a treaty act.  `none`: reports about other things.
LANGUAGES are some of en,es,id,ru (all where nothing is said).  Words are drawn from short lists, the
commonest first, so that they come about as often as in prose.
"""

import json
import random
import sys

WORDS = {
    "en": """the of and to in a was that for on said is by with from at it as were has after people be this which
        their not had market city year new been will its company government he prices would last police two also
        more about local school team rain players told water near first three since house week report million
        health trade early many season doctors road found workers village older power station lost train winter
        morning growth farmers between bridge minister film music hospital children results river museum budget
        storm several evening visitors election match coach energy factory bank traffic weather library fire
        energy summer students research harbour festival residents spokesman northern statement hundreds""",
    "es": """de la que el en y a los del se las por un para con no una su al es lo como más pero sus le ha este
        ciudad año gobierno agua mercado entre cuando muy sin sobre también me hasta hay donde quien desde todo
        policía empresa precios escuela equipo lluvia jugadores calle casa semana millones salud temporada médicos
        carretera trabajadores pueblo energía estación tren invierno mañana agricultores puente ministro película
        música hospital niños resultados río museo presupuesto tormenta noche visitantes elecciones partido banco
        tráfico tiempo biblioteca fuego verano estudiantes puerto fiesta vecinos portavoz norte cientos""",
    "id": """yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada
        mereka lebih kata tahun sudah atau saat oleh menjadi orang kota pasar air harga sekolah tim hujan pemain
        jalan rumah pekan juta kesehatan musim dokter pekerja desa listrik stasiun kereta pagi petani jembatan
        menteri film musik rumah sakit anak hasil sungai museum anggaran badai malam pengunjung pemilu bank
        lalu lintas cuaca perpustakaan api mahasiswa pelabuhan festival warga juru bicara utara ratusan""",
    "ru": """и в не на что с по как это из у за от для года до при все так его или было был уже если город
        рынок вода цены школа команда дождь игроки улица дом неделя миллионов здоровье сезон врачи дорога рабочие
        деревня энергия станция поезд зима утро рост фермеры мост министр фильм музыка больница дети результаты
        река музей бюджет буря вечер гости выборы матч тренер завод банк движение погода библиотека пожар лето
        студенты гавань праздник жители представитель север сотни компания правительство сказал сообщил также""",
}

ACTS = {
    "en": ["{a} ratified the treaty with {b} on {d} May {y}.", "{a} and {b} signed a treaty in {c} on {d} May {y}.",
           "The parliament of {a} approved the agreement with {b} on Monday."],
    "es": ["{a} ratificó el tratado con {b} el {d} de mayo de {y}.", "{a} y {b} firmaron un tratado el {d} de mayo de {y}."],
    "id": ["{a} meratifikasi perjanjian dengan {b} pada {d} Mei {y}.", "{a} dan {b} menandatangani perjanjian pada {d} Mei {y}."],
    "ru": ["{a} ратифицировала договор с {b} {d} мая {y} года.", "{a} и {b} подписали договор {d} мая {y} года."],
}

STATES = {
    "en": ["Peru", "Chile", "Kenya", "Norway", "Japan", "Turkey", "Egypt", "Poland"],
    "es": ["Perú", "Chile", "Kenia", "Noruega", "Japón", "Turquía", "Egipto", "Polonia"],
    "id": ["Peru", "Chili", "Kenya", "Norwegia", "Jepang", "Turki", "Mesir", "Polandia"],
    "ru": ["Перу", "Чили", "Кения", "Норвегия", "Япония", "Турция", "Египет", "Польша"],
}


def sentence(chance, words, weights):
    some = chance.choices(words, weights, k=chance.randint(8, 26))
    return " ".join([some[0].capitalize(), *some[1:]]) + "."


def act(chance, lang):
    a, b = chance.sample(STATES[lang], 2)
    form = chance.choice(ACTS[lang])
    return form.format(a=a, b=b, c="Lima", d=chance.randint(1, 28), y=chance.randint(1950, 2024))


def report(chance, kind, lang, words, weights):
    lines = []
    for _ in range(chance.randint(10, 50)):
        told = kind == "acts" and chance.random() < 0.1
        lines.append(act(chance, lang) if told else sentence(chance, words, weights))
    return "\n".join(" ".join(lines[at : at + 4]) for at in range(0, len(lines), 4))


def main():
    kind, megabytes = sys.argv[1], float(sys.argv[2])
    langs = sys.argv[3].split(",") if len(sys.argv) > 3 else sorted(WORDS)
    chance = random.Random(f"{kind} {langs}")
    words = {it: WORDS[it].split() for it in langs}
    weights = {it: [1 / (at + 3) for at in range(len(words[it]))] for it in langs}
    written, number = 0, 0
    while written < megabytes * 1e6:
        lang = langs[number % len(langs)]
        text = report(chance, kind, lang, words[lang], weights[lang])
        line = json.dumps({"id": number, "lang": lang, "text": text}, ensure_ascii=False)
        written += len(line.encode()) + 1
        number += 1
        print(line)


main()
