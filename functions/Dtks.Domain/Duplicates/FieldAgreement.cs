namespace Dtks.Domain.Duplicates;

/// <summary>How two entries of the register agree in one field.</summary>
public enum FieldAgreement
{
    /// <summary>Equal.</summary>
    Same,

    /// <summary>The same name in another spelling, or shortened as is usual.</summary>
    Spelling,

    /// <summary>Day and month stand in each other's place.</summary>
    Swapped,

    /// <summary>A letter, a digit or a word apart.</summary>
    Near,

    /// <summary>Not alike.</summary>
    Different,

    /// <summary>One of them has no name there, only what fills the field.</summary>
    Unknown,
}
