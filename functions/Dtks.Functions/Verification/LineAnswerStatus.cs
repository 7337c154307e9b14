namespace Dtks.Functions.Verification;

/// <summary>What became of a row of a bulk.</summary>
public enum LineAnswerStatus
{
    /// <summary>The line was decided so.</summary>
    Applied,

    /// <summary>The row was refused, without effect.</summary>
    Refused,
}
