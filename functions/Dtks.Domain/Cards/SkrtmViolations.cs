namespace Dtks.Domain.Cards;

/// <summary>Why an SKRTM, or a recap of replacement households, goes no further: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class SkrtmViolations
{
    /// <summary>The deliberation's list of replacement households names it no more (CRD-5).</summary>
    public const string Dropped = "skrtm.dropped";

    /// <summary>The household's place lapsed, and nobody named for the card is left (CRD-5). {lapse}</summary>
    public const string Lapsed = "skrtm.lapsed";

    /// <summary>The household's place lapsed, and another that was named for the card steps in (CRD-5). {lapse} {reserve}</summary>
    public const string LapsedTo = "skrtm.lapsedTo";

    /// <summary>Another household that was named for the card has one by now (CRD-9).</summary>
    public const string Gone = "skrtm.gone";

    /// <summary>It is filled in, and the village head signs it next (CRD-9).</summary>
    public const string AwaitsHead = "skrtm.awaitsHead";

    /// <summary>The village head signed it, and the camat signs it next (CRD-9).</summary>
    public const string AwaitsCamat = "skrtm.awaitsCamat";

    /// <summary>The village has no such replacement in the round (CRD-6).</summary>
    public const string ReplacementUnknown = "skrtm.replacementUnknown";

    /// <summary>An answer has no code of 1 to 40 letters, digits, dots, hyphens or underlines (CRD-9).</summary>
    public const string AnswerCode = "skrtm.answerCode";

    /// <summary>It is signed already, and stays as it is (CRD-9). {on}</summary>
    public const string SignedBefore = "skrtm.signedBefore";

    /// <summary>The deliberation that named the household is not concluded (MUS-7).</summary>
    public const string NotConcluded = "skrtm.notConcluded";

    /// <summary>The camat signs what the village head has signed (CRD-9).</summary>
    public const string HeadFirst = "skrtm.headFirst";

    /// <summary>Who signed as the village head does not sign as the camat (GOV-2).</summary>
    public const string SameSigner = "skrtm.sameSigner";

    /// <summary>It was signed before it was filled in, before the deliberation was concluded, or before the village head signed (CRD-9). {from}</summary>
    public const string SignedEarly = "skrtm.signedEarly";

    /// <summary>A household in reserve, while one before it still stands (CRD-5).</summary>
    public const string NotItsTurn = "skrtm.notItsTurn";

    /// <summary>Both have signed, and the household does not stand in the register yet (CRD-9).</summary>
    public const string AwaitsRegister = "skrtm.awaitsRegister";

    /// <summary>Both have signed, and the household stands in the village's register no more, or moves (CRD-5).</summary>
    public const string HouseholdGone = "skrtm.householdGone";

    /// <summary>No deliberation on cards of the round is concluded in the village, so there is nothing to recap (CRD-8).</summary>
    public const string RecapEmpty = "replacementRecap.empty";

    /// <summary>Villages of the district have replacement households and have not handed in their form (CRD-8). {villages}</summary>
    public const string RecapMissing = "replacementRecap.missing";
}
