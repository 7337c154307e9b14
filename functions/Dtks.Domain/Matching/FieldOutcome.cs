namespace Dtks.Domain.Matching;

/// <summary>What the population register answers about one field; it never tells its own value.</summary>
public enum FieldOutcome
{
    /// <summary>Equal.</summary>
    Match,

    /// <summary>Not equal, or the person is unknown.</summary>
    Mismatch,
}
