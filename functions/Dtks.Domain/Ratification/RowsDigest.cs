using Dtks.Domain.Kernel;

namespace Dtks.Domain.Ratification;

/// <summary>
/// The digest of exactly the rows that an older letter was signed for (RAT-8), flat over all of them. Letters signed since carry a
/// <see cref="LetterDigest"/>.
/// </summary>
public static class RowsDigest
{
    /// <summary>SHA-256 over the rows by village and proposal, whatever order they come in: 64 hexadecimal digits.</summary>
    public static string Of(IReadOnlyCollection<RatificationRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var parts = rows
            .OrderBy(r => r.Village.Value, StringComparer.Ordinal)
            .ThenBy(r => r.Proposal, StringComparer.Ordinal)
            .ThenBy(r => r.Digest, StringComparer.Ordinal)
            .SelectMany(r => new[] { r.Village.Value, r.Proposal, r.Digest });
        return CanonicalDigest.Of(["dtks.letter/1", InputReader.Number(rows.Count), .. parts]);
    }
}
