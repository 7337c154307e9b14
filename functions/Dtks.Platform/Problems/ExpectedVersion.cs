namespace Dtks.Platform.Problems;

/// <summary>The version of a record that a client decided on.</summary>
/// <param name="Tags">Entity tags, quotes included, of which the record must have one; null: any version will do.</param>
public sealed record ExpectedVersion(IReadOnlyList<string>? Tags)
{
    /// <summary>Any version.</summary>
    public static ExpectedVersion Any { get; } = new((IReadOnlyList<string>?)null);

    /// <summary>Holds a record to the version that the client names.</summary>
    /// <exception cref="ProblemException">412 when it is another.</exception>
    public void Require(string? current)
    {
        if (Tags is not null && !Tags.Contains(current, StringComparer.Ordinal))
        {
            throw new ProblemException(Problem.Stale);
        }
    }
}
