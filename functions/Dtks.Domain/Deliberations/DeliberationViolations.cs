namespace Dtks.Domain.Deliberations;

/// <summary>Why a deliberation goes no further: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class DeliberationViolations
{
    /// <summary>There is no such deliberation.</summary>
    public const string Missing = "deliberation.missing";

    /// <summary>There is a deliberation of this id already.</summary>
    public const string Exists = "deliberation.exists";

    /// <summary>The deliberation is concluded: nothing of it changes any more (MUS-7).</summary>
    public const string Concluded = "deliberation.concluded";

    /// <summary>The deliberation was given up: nothing of it changes any more (MUS-7).</summary>
    public const string Cancelled = "deliberation.cancelled";

    /// <summary>A household's representative without the neighbourhood unit (MUS-3).</summary>
    public const string AttendeeUnit = "deliberation.attendeeUnit";

    /// <summary>Someone present stands under two elements: one person stands for one (MUS-3). {first}</summary>
    public const string AttendeeTwice = "deliberation.attendeeTwice";

    /// <summary>Someone was invited only after the day it was held (MUS-3). {heldOn}</summary>
    public const string InvitedAfter = "deliberation.invitedAfter";

    /// <summary>Nobody is recorded as invited: advice, no condition (MUS-3).</summary>
    public const string NobodyInvited = "deliberation.nobodyInvited";

    /// <summary>The village has recorded no neighbourhood units, so their attendance cannot be checked (MUS-3).</summary>
    public const string UnitsMissing = "deliberation.unitsMissing";

    /// <summary>No household's representative of a neighbourhood unit was present (MUS-3). {unit, name}</summary>
    public const string UnitAbsent = "deliberation.unitAbsent";

    /// <summary>A unit is given twice in the list of a village's units (MUS-3).</summary>
    public const string UnitTwice = "units.twice";

    /// <summary>Nobody of that name was present, so nobody of it signed the minutes (MUS-4).</summary>
    public const string SignatoryAbsent = "deliberation.signatoryAbsent";

    /// <summary>Someone is given twice among those who signed the minutes (MUS-4).</summary>
    public const string SignatoryTwice = "deliberation.signatoryTwice";

    /// <summary>Nobody present stands for an element that must be there (MUS-3). {element}</summary>
    public const string ElementAbsent = "deliberation.elementAbsent";

    /// <summary>A document is not there, or was rejected (MUS-4). {kind}</summary>
    public const string DocumentMissing = "deliberation.documentMissing";

    /// <summary>A document is still being inspected: try again shortly (MUS-4). {kind}</summary>
    public const string DocumentInspecting = "deliberation.documentInspecting";

    /// <summary>The minutes state another number than decisions are recorded (MUS-7). {stated, recorded}</summary>
    public const string CountMismatch = "deliberation.countMismatch";

    /// <summary>The round that one on cards names has no cards in the village (CRD-4).</summary>
    public const string RoundUnknown = "deliberation.roundUnknown";

    /// <summary>One on cards names no round, and the village has cards of none, or of several (CRD-4).</summary>
    public const string RoundNeeded = "deliberation.roundNeeded";

    /// <summary>A regular one names a round of cards (CRD-4).</summary>
    public const string RoundOdd = "deliberation.roundOdd";

    /// <summary>The camat's circular with the recap of returns has not arrived (CRD-4).</summary>
    public const string CircularMissing = "deliberation.circularMissing";

    /// <summary>A deliberation was held on all lists of the round's returned cards, and no other has come since (CRD-4). {heldOn: the day of the last}</summary>
    public const string ReturnsDeliberated = "deliberation.returnsDeliberated";

    /// <summary>It was held before the camat's circular arrived (CRD-4). {circularOn}</summary>
    public const string BeforeCircular = "deliberation.beforeCircular";

    /// <summary>The minutes of one on cards do not state the counts of cards (MUS-7).</summary>
    public const string CardCountsMissing = "deliberation.cardCountsMissing";

    /// <summary>The minutes of a regular one state counts of cards (CRD-7).</summary>
    public const string CardCountsOdd = "deliberation.cardCountsOdd";

    /// <summary>The replacement households are not as many as cards were returned, handed back and judged well-off (CRD-5). {replacements, returned, surrendered, wellOff, needed}</summary>
    public const string ReplacementCount = "deliberation.replacementCount";

    /// <summary>Not every replacement household filled in its SKRTM (CRD-6). {filled, replacements}</summary>
    public const string SkrtmCount = "deliberation.skrtmCount";

    /// <summary>It is none on cards, so it has no replacement households (CRD-5).</summary>
    public const string NotOnCards = "deliberation.notOnCards";

    /// <summary>A decision of another kind than the deliberation: on cards in one on cards, all others in a regular one (CRD-7). {kind}</summary>
    public const string DecisionForKind = "resolution.forKind";

    /// <summary>The village has no such card of the round (CRD-7).</summary>
    public const string DecisionCardUnknown = "resolution.cardUnknown";

    /// <summary>The card came back, or was handed back, after the lists of which a circular told: it waits for a supplementary one (CRD-4).</summary>
    public const string CardAwaitsCircular = "resolution.cardAwaitsCircular";

    /// <summary>A household is judged well-off whose card was returned or handed back, and so is replaced anyway (CRD-5). {status}</summary>
    public const string CardCountedAnyway = "resolution.cardCountedAnyway";

    /// <summary>A card that its household has is withdrawn with neither ground nor note (GOV-3).</summary>
    public const string WithdrawalUnexplained = "resolution.withdrawalUnexplained";

    /// <summary>A replacement names neither or both of a household of the register and a family (CRD-5).</summary>
    public const string ReplacementHousehold = "replacement.household";

    /// <summary>The family lives in another village: a replacement household is one of the village (CRD-5). {area}</summary>
    public const string ReplacementOtherVillage = "replacement.otherVillage";

    /// <summary>No such household stands in the village's register (CRD-5).</summary>
    public const string ReplacementUnknown = "replacement.householdUnknown";

    /// <summary>A household is to have two cards (CRD-5). {first}</summary>
    public const string ReplacementTwice = "replacement.householdTwice";

    /// <summary>Another deliberation, which is concluded, gives the household a card (CRD-5). {deliberation}</summary>
    public const string ReplacementElsewhere = "replacement.householdElsewhere";

    /// <summary>The household was judged well-off, in this deliberation or for the card that is to be replaced, and has no card in another's place (CRD-5).</summary>
    public const string ReplacementWellOff = "replacement.judgedWellOff";

    /// <summary>A KKS is to go to a household that receives neither PKH nor BPNT, or does not stand in the register yet (CRD-11).</summary>
    public const string ReplacementNotReceiving = "replacement.notReceiving";

    /// <summary>Two households are to have the card's place, or one place in its reserve (CRD-5). {first}</summary>
    public const string ReplacementPlaceTwice = "replacement.placeTwice";

    /// <summary>A reserve for a card that no household is to have first (CRD-5).</summary>
    public const string ReserveAlone = "replacement.reserveAlone";

    /// <summary>A decision names none, or several, of a proposal, a household and a card (MUS-2).</summary>
    public const string DecisionSubject = "resolution.subject";

    /// <summary>No granted appeal about the household waits for a deliberation held that day, so there is nothing to decide but to terminate (GOV-3). {grantedOn} where one waits for a later one</summary>
    public const string NothingToKeep = "resolution.nothingToKeep";

    /// <summary>Households are terminated, or kept; proposals are admitted, assisted or refused; cards are withdrawn, or their households judged well-off (MUS-2, CRD-7).</summary>
    public const string DecisionForSubject = "resolution.decisionForSubject";

    /// <summary>The same proposal or household is decided twice (MUS-2).</summary>
    public const string DecisionTwice = "resolution.twice";

    /// <summary>Another deliberation, which is concluded, decided the proposal, or on the household (MUS-8). {deliberation}</summary>
    public const string DecidedElsewhere = "resolution.decidedElsewhere";

    /// <summary>The proposal was made after the day on which the deliberation was held (MUS-2). {heldOn, madeOn}</summary>
    public const string HeldBefore = "resolution.heldBefore";

    /// <summary>A refusal with neither ground nor note, so that nobody learns why: a condition of the conclusion; of one with only one of them, advice (GOV-3).</summary>
    public const string RefusalUnexplained = "resolution.refusalUnexplained";

    /// <summary>An admission without the assistance asked, with neither ground nor note, so that nobody learns why: a condition of the conclusion (GOV-3). {programmes}</summary>
    public const string WithheldUnexplained = "resolution.withheldUnexplained";

    /// <summary>An admission without the assistance asked that does not say both its ground and why: advice, for assist may be meant (GOV-3). {programmes}</summary>
    public const string AssistanceWithheld = "resolution.assistanceWithheld";

    /// <summary>The village has no such proposal (MUS-2).</summary>
    public const string DecisionProposalUnknown = "resolution.proposalUnknown";

    /// <summary>No such household stands in the village's register (MUS-2).</summary>
    public const string DecisionHouseholdUnknown = "resolution.householdUnknown";
}
