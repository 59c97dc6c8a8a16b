//! The wordings of reports that are known: of acts, of what is said below them, of events.

use super::known::Wording;

const RESERVED: &str =
    "a reservation is an act of its own, on a line below: `DATE  CODES makes a reservation`";

const RECEIVED: &str = "say by whom it was received on a line below: `received DATE by {CODE}`";

const RESERVED_TO: &str = "a reservation is an act of its own, on a line below: `DATE  CODES makes a reservation to article {word}`";

const ACCEPTED: &str = "write `accepts amendment {quoted}`";

const OF_OTHER_NOTES: &str = "write `event {line}`, which counts for nothing: the notes that an act exchanges are those by which the \
                              treaty enters into force";

const NO_ACT: &str = "write `event {line}`, which counts for nothing: no act says it";

const BY_ITS_END: &str = "write `gives notice of withdrawal`, `gives notice of termination` where a clause lets one end it for all, or \
     `declares the treaty terminated` where it gave no notice";

const BY_THEIR_END: &str = "write `give notice of withdrawal`, or `agree to terminate the treaty` where all of them end it";

const EXTENDED: &str = "write `agree to extend the treaty until`";

const EXTENDED_UNTIL: &str = "say until which day: `agree to extend the treaty until DATE`";

const PAUSED: &str = "write `CODE and CODE suspend the treaty`: of all the parties that is their agreement, and of two between themselves \
     where each suspends it `toward` the other";

const NOT_INVALID: &str = "write `event {line}`, which counts for nothing: of grounds of invalidity (VCLT 46 to 53) only \
     `claims conflict from the beginning with a peremptory norm` is decided";

const NOT_WITHDRAWN: &str = "write `event {line}`, which counts for nothing: an objection in time leaves the treaty as it was until the \
     parties agree or the claim is revoked";

const OF_SCENARIOS: &str = "that the case has come is an event of a scenario: `CODE determines that article LABEL of TREATY applies`";

const NO_PARTY: &str = "write `declares that it will not become a party`";

pub(crate) const IN_JOURNAL: &[Wording] = &[
    ("ratifies amendment {quoted}", ACCEPTED),
    ("ratifies the amendment {quoted}", ACCEPTED),
    ("ratifies protocol {quoted}", ACCEPTED),
    ("ratifies the protocol {quoted}", ACCEPTED),
    ("approves amendment {quoted}", ACCEPTED),
    ("accedes to amendment {quoted}", ACCEPTED),
    ("ratify amendment {quoted}", "write `accept amendment {quoted}`"),
    ("ratify protocol {quoted}", "write `accept amendment {quoted}`"),
    (", subject to a reservation to article {word}", RESERVED_TO),
    (", with a reservation to article {word}", RESERVED_TO),
    ("subject to a reservation to article {word}", RESERVED_TO),
    ("with a reservation to article {word}", RESERVED_TO),
    (", subject to a reservation", RESERVED),
    (", with a reservation", RESERVED),
    (", with reservation", RESERVED),
    (", with reservations", RESERVED),
    ("exchange notes on provisional application", "write `apply the treaty provisionally`"),
    ("exchange notes concerning provisional application", "write `apply the treaty provisionally`"),
    ("exchange notes on", OF_OTHER_NOTES),
    ("exchange notes concerning", OF_OTHER_NOTES),
    ("exchange notes about", OF_OTHER_NOTES),
    ("succeeds to the signature", NO_ACT),
    ("succeed to the signature", NO_ACT),
    ("extends the treaty until", "write `agrees to extend the treaty until`"),
    ("extend the treaty until", EXTENDED),
    ("prolongs the treaty until", "write `agrees to extend the treaty until`"),
    ("prolong the treaty until", EXTENDED),
    ("renew the treaty until", EXTENDED),
    ("extend the treaty for", EXTENDED_UNTIL),
    ("prolong the treaty", EXTENDED_UNTIL),
    ("renew the treaty", EXTENDED_UNTIL),
    ("attacks {CODE}", "write `is at war with {CODE}`"),
    ("attack {CODE}", "write `are at war with {CODE}`"),
    ("declares the casus foederis", OF_SCENARIOS),
    ("declare the casus foederis", OF_SCENARIOS),
    ("abrogates the treaty", BY_ITS_END),
    ("abrogates", BY_ITS_END),
    ("abrogate the treaty", BY_THEIR_END),
    ("annuls the treaty", BY_ITS_END),
    ("annuls", BY_ITS_END),
    ("annul the treaty", BY_THEIR_END),
    ("rescinds the treaty", BY_ITS_END),
    ("rescinds", BY_ITS_END),
    ("rescind the treaty", BY_THEIR_END),
    ("terminates provisional application", "write `ends provisional application`"),
    ("terminate provisional application", "write `end provisional application`"),
    (
        "the parties agree to terminate",
        "name them by their codes: `CODE and CODE agree to terminate the treaty`",
    ),
    ("notifies that it does not intend to become a party", NO_PARTY),
    ("declares that it does not intend to become a party", NO_PARTY),
    ("notifies that it will not become a party", NO_PARTY),
    ("declares the treaty void", NO_ACT),
    ("declares the treaty null", NO_ACT),
    ("declares the treaty invalid", NO_ACT),
    ("declare the treaty void", NO_ACT),
    ("agree to suspend the treaty", PAUSED),
    ("agree to suspend", PAUSED),
    ("claims invalidity", NOT_INVALID),
    ("claims nullity", NOT_INVALID),
    ("claims error", NOT_INVALID),
    ("claims fraud", NOT_INVALID),
    ("claims corruption", NOT_INVALID),
    ("claims coercion", NOT_INVALID),
    ("withdraws its objection to the claim of {CODE}", NOT_WITHDRAWN),
    ("accepts the claim of {CODE}", NOT_WITHDRAWN),
    ("denounces the treaty", "write `gives notice of withdrawal`"),
    ("denounce the treaty", "write `give notice of withdrawal`"),
    ("withdraws from the treaty", "write `gives notice of withdrawal`"),
    ("with reservation", RESERVED),
    ("with reservations", RESERVED),
    ("with a reservation", RESERVED),
    ("subject to a reservation", RESERVED),
    ("is opened for signature", "write `the treaty opens for signature`"),
    ("in {quoted}$", "write `at {quoted}` on a line below"),
    ("declares war on {CODE}", "write `is at war with {CODE}`"),
    ("declare war on {CODE}", "write `are at war with {CODE}`"),
    ("the treaty is signed by {CODE}", "write `{CODE} signs`"),
    ("the treaty is ratified by {CODE}", "write `{CODE} ratifies`"),
    ("{CODE} votes", "an organ votes: `\"Parliament\" of {CODE} votes for ratification`"),
    ("the treaty was signed by {CODE}", "write `{CODE} signs`"),
    ("the treaty was ratified by {CODE}", "write `{CODE} ratifies`"),
    ("the treaty was opened for signature", "write `the treaty opens for signature`"),
    ("was registered", "write `is registered`"),
    ("was invited", "write `is invited`"),
    ("were invited", "write `are invited`"),
    ("signature by {CODE}", "write `{CODE} signs`"),
    ("signed by {CODE}", "write `{CODE} signs`"),
    ("ratification by {CODE}", "write `{CODE} ratifies`"),
    ("ratified by {CODE}", "write `{CODE} ratifies`"),
    ("deposits its ratification", "write `ratifies`"),
    ("deposits its accession", "write `accedes`"),
    ("entry into force$", "write `the treaty enters into force`"),
    ("comes into force", "write `enters into force`"),
    ("signs the treaty", "write `signs`"),
    ("sign the treaty", "write `sign`"),
    ("ratifies the treaty", "write `ratifies`"),
    ("ratify the treaty", "write `ratify`"),
    ("accedes to the treaty", "write `accedes`"),
    ("terminates the treaty", "write `gives notice of termination`"),
    ("of withdrawal to {CODE}$", RECEIVED),
    ("of ratification to {CODE}$", RECEIVED),
    ("of ratification with {CODE}$", RECEIVED),
    ("of accession with {CODE}$", RECEIVED),
    ("^the {Name} of {CODE}", "write `\"{Name}\" of {CODE}`"),
    ("^{Name} of {CODE}", "write `\"{Name}\" of {CODE}`"),
    ("notifies its withdrawal", "write `gives notice of withdrawal`"),
    ("notifies its denunciation", "write `gives notice of withdrawal`"),
    ("notifies withdrawal", "write `gives notice of withdrawal`"),
    ("opened for signature", "write `the treaty opens for signature`"),
    (
        "exchange of instruments of ratification",
        "say who: `CODE and CODE exchange instruments of ratification`",
    ),
    ("denounces internally", "write `completes withdrawal internally`"),
    ("votes for denunciation", "write `votes for withdrawal`"),
    ("votes against denunciation", "write `votes against withdrawal`"),
    ("denounces", "write `gives notice of withdrawal`"),
    ("denounce", "write `give notice of withdrawal`"),
    ("withdraws from", "write `gives notice of withdrawal`"),
    ("withdraws$", "write `gives notice of withdrawal`"),
    ("leaves the treaty", "write `gives notice of withdrawal`"),
    ("notice of denunciation", "write `notice of withdrawal`"),
    ("suspends its obligations", "write `suspends the treaty`"),
    ("exchange the ratifications", "write `exchange instruments of ratification`"),
    ("deposits instruments of ratification", "write `deposits its instrument of ratification`"),
    ("{CODE} senate", "write `\"Senate\" of {CODE}`"),
    ("{CODE} parliament", "write `\"Parliament\" of {CODE}`"),
    ("leaves$", "write `gives notice of withdrawal`"),
    ("withdraw from the treaty", "write `give notice of withdrawal`"),
    ("withdraw from", "write `give notice of withdrawal`"),
    ("{CODE} withdraw$", "write `{CODE} give notice of withdrawal`"),
    ("leave the treaty", "write `give notice of withdrawal`"),
    ("{CODE} leave$", "write `{CODE} give notice of withdrawal`"),
    ("exchange the instruments of ratification", "write `exchange instruments of ratification`"),
    ("exchange the instruments", "write `exchange instruments of ratification`"),
    ("exchange ratifications", "write `exchange instruments of ratification`"),
    (
        "the {Name}",
        "an organ acts for its state: `\"{Name}\" of CODE votes for ratification`, or \
         `CODE completes ratification internally`",
    ),
];

/// An armistice suspends the operations of a war, and ends none (Hague Regulations of 1907, article 36).
const TRUCE: &str = "an armistice ends no war, so write nothing, or a `note`; an attack after it is an event of its own; where no war is \
                     told, the attack is over: `goes on until DATE` below it";

const OVER: &str = "that a war or an attack is over is said below the event that tells of it: `goes on until DATE`, its last day";

const CALLED: &str = "write `called attack without direct provocation by CODES` on a line below, by those who call it so";

const NO_STATE_HELPED: &str = "only states are supported here; help to others against a state is what a party calls it: `CODE threatens CODE`, \
     and below it `called indirect aggression by CODE`";

const NEUTRAL: &str = "who stays out does nothing that triggers a duty; what it owes and does not do is \
     `CODE does not perform article LABEL of TREATY`";

const REQUEST: &str = "write `requests assistance of {CODE}`";

const REQUESTS: &str = "write `request assistance of {CODE}`";

const ENTERS: &str = "write `attacks CODE`, and on a line below where, `at \"PLACE\"`";

const ONE_ENEMY: &str =
    "support is against one state: write a line for each, `CODE supports CODE against CODE`";

const OF_A_TREATY: &str =
    "a denunciation is an act of the treaty: it stands in its journal, under `acts`";

const OF_ARTICLE: &str = "say it of each article, a line each: `CODE determines that article LABEL of TREATY applies`, or of an organ \
     `\"NAME\" finds that article LABEL of TREATY applies`";

const UNPERFORMED: &str = "no breach is found here: write `CODE does not perform article LABEL of TREATY`, and who says so below it, \
     `alleged by CODES`";

const NO_HELP: &str = "nothing hangs on it but where a treaty names it in quotes: leave it out, or say it in a `note` below an event";

pub(crate) const IN_SCENARIOS: &[Wording] = &[
    ("is attacked by {CODE}", "say who attacks before whom: `{CODE} attacks CODE`"),
    ("is threatened by {CODE}", "say who threatens before whom: `{CODE} threatens CODE`"),
    ("is invaded by {CODE}", "say who attacks before whom: `{CODE} attacks CODE`"),
    ("invades", "write `attacks`"),
    ("invade", "write `attack`"),
    ("bombs", "write `attacks`"),
    ("bomb", "write `attack`"),
    ("shells", "write `attacks`"),
    ("shell", "write `attack`"),
    ("raids", "write `attacks`"),
    ("raid", "write `attack`"),
    ("enters the war", "write `declares war on CODE`, or `is at war with CODE`"),
    ("enter the war", "write `declare war on CODE`, or `are at war with CODE`"),
    ("marches into", ENTERS),
    ("enters", ENTERS),
    ("march into", "write `attack CODE`, and on a line below where, `at \"PLACE\"`"),
    ("enter", "write `attack CODE`, and on a line below where, `at \"PLACE\"`"),
    ("issues an ultimatum", "write `threatens CODE`"),
    ("issue an ultimatum", "write `threaten CODE`"),
    ("sends an ultimatum", "write `threatens CODE`"),
    ("send an ultimatum", "write `threaten CODE`"),
    ("agrees to a cease-fire", TRUCE),
    ("agree to a cease-fire", TRUCE),
    ("agree to a ceasefire", TRUCE),
    ("agree to an armistice", TRUCE),
    ("stops fighting", OVER),
    ("stop fighting", OVER),
    ("asks {CODE} for", REQUEST),
    ("ask {CODE} for", REQUESTS),
    ("requests help of {CODE}", REQUEST),
    ("request help of {CODE}", REQUESTS),
    ("requests help from {CODE}", REQUEST),
    ("requests assistance from {CODE}", REQUEST),
    ("request assistance from {CODE}", REQUESTS),
    ("asks for help", "say of whom: `requests assistance of CODE`"),
    ("asks for assistance", "say of whom: `requests assistance of CODE`"),
    ("refuses assistance", UNPERFORMED),
    ("refuses help", UNPERFORMED),
    ("refuse assistance", UNPERFORMED),
    ("refuses to help", UNPERFORMED),
    ("does not help", UNPERFORMED),
    ("denounces", OF_A_TREATY),
    ("denounce", OF_A_TREATY),
    (
        "the forces of {CODE}",
        "write `{CODE}`, and what was hit on a line below, by who says so: `called attack on forces by {CODE}`",
    ),
    ("remains neutral", NEUTRAL),
    ("remain neutral", NEUTRAL),
    ("stays neutral", NEUTRAL),
    ("declares neutrality", NEUTRAL),
    ("declares its neutrality", NEUTRAL),
    ("declare their neutrality", NEUTRAL),
    ("declares that it is at war with {CODE}", "write `declares war on {CODE}`"),
    ("supports {CODE} against {CODE} and", ONE_ENEMY),
    ("support {CODE} against {CODE} and", ONE_ENEMY),
    ("supports {CODE} against {CODE},", ONE_ENEMY),
    ("until {day}", "write `goes on until {day}` on a line below"),
    ("in {Name}", "write `at \"{Name}\"` on a line below"),
    ("near {Name}", "write `at \"{Name}\"` on a line below"),
    ("occupies", "write `attacks`, and `goes on until DATE` on a line below"),
    ("occupy", "write `attack`, and `goes on until DATE` on a line below"),
    ("declares the casus foederis", OF_ARTICLE),
    ("declare the casus foederis", OF_ARTICLE),
    ("determines that the treaty applies", OF_ARTICLE),
    ("determine that the treaty applies", OF_ARTICLE),
    ("finds that the treaty applies", OF_ARTICLE),
    ("determines that the casus foederis", OF_ARTICLE),
    ("waives articles", "write a line for each: `waives article LABEL of TREATY`"),
    ("waive articles", "write a line for each: `waive article LABEL of TREATY`"),
    ("requests withdrawal of", NO_HELP),
    ("requests consultation of", NO_HELP),
    ("requests consultations with", NO_HELP),
    ("requests mediation", NO_HELP),
    ("offers mediation", NO_HELP),
    ("demands neutrality", NO_HELP),
    ("determines that articles", OF_ARTICLE),
    ("determine that articles", OF_ARTICLE),
    ("finds that articles", OF_ARTICLE),
    ("breaches article", UNPERFORMED),
    ("breach article", UNPERFORMED),
    ("violates article", UNPERFORMED),
    ("violate article", UNPERFORMED),
    ("fails to perform article", UNPERFORMED),
    ("fail to perform article", UNPERFORMED),
    ("war against", "write `war on`"),
    ("makes peace", OVER),
    ("make peace", OVER),
    ("concludes peace", OVER),
    ("conclude peace", OVER),
    ("makes an armistice", TRUCE),
    ("conclude an armistice", TRUCE),
    ("signs an armistice", TRUCE),
    ("sign an armistice", TRUCE),
    ("capitulates", OVER),
    ("surrenders", OVER),
    ("suppose", "write `supposed:`"),
    ("supports {quoted}", NO_STATE_HELPED),
    ("support {quoted}", NO_STATE_HELPED),
    ("supposed {CODE}", "write `supposed: {CODE}`"),
    ("comes to the aid of {CODE}", "write `supports {CODE} against CODE`"),
    ("without provocation", CALLED),
    ("without direct provocation", CALLED),
    ("denies", "write `denied by CODE` on a line below the event that is denied"),
    (
        "invokes",
        "an invocation is an act of a treaty: it stands in its journal, under `acts`; a request is an event: `CODE \
         requests assistance of CODE under article LABEL of TREATY`",
    ),
    ("gives notice", "a notice is an act of a treaty: it stands in its journal, under `acts`"),
];

const AN_ORGAN_FINDS: &str = "who calls or denies an event is a state, by its code; an organ finds, on a line of its own behind its day: `{quoted} finds \
     that article LABEL of TREATY applies`, or `does not apply`";

pub(crate) const BELOW_EVENTS: &[Wording] = &[
    (
        "^called {quoted}",
        "the treaty's own words stand without quotes here: `called a breach of the treaty by CODES`",
    ),
    ("by {quoted}", AN_ORGAN_FINDS),
];

pub(crate) const BELOW_ACTS: &[Wording] = &[
    ("received by {CODE} on {day}", "write `received {day} by {CODE}`"),
    ("received by {CODE} {day}", "write `received {day} by {CODE}`"),
    ("received by the {CODE} {day}", "write `received {day} by {CODE}`"),
    ("received by the {CODE} on {day}", "write `received {day} by {CODE}`"),
    ("received on {day}", "write `received {day}`"),
    ("by the {quoted}", "write `by {quoted}`"),
    ("place {quoted}", "write `at {quoted}`"),
    ("in {quoted}", "write `at {quoted}`"),
];
