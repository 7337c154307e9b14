using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Ratification;

/// <summary>The digest of one village's rows in a letter (RAT-8): what a village needs to count its own again.</summary>
/// <param name="Village">The village.</param>
/// <param name="Rows">How many rows of it stand together in the letter, at least 1.</param>
/// <param name="Digest">
/// SHA-256 over <c>dtks.village/1</c>, the village, then proposal and digest of each row in the letter's order, then their number: 64
/// hexadecimal digits.
/// </param>
public sealed record VillageDigest(AreaCode Village, int Rows, string Digest)
{
    /// <summary>The digest of one village's rows, in the letter's order.</summary>
    public static VillageDigest Of(AreaCode village, IEnumerable<RatificationRow> rows)
    {
        ArgumentNullException.ThrowIfNull(village);
        ArgumentNullException.ThrowIfNull(rows);
        using var hash = new CanonicalDigest();
        Begin(hash, village);
        var count = 0;
        foreach (var row in rows)
        {
            Add(hash, row);
            count++;
        }

        return End(hash, village, count);
    }

    internal static void Begin(CanonicalDigest hash, AreaCode village)
    {
        hash.Add("dtks.village/1");
        hash.Add(village.Value);
    }

    internal static void Add(CanonicalDigest hash, RatificationRow row)
    {
        hash.Add(row.Proposal);
        hash.Add(row.Digest);
    }

    internal static VillageDigest End(CanonicalDigest hash, AreaCode village, int rows)
    {
        hash.Add(InputReader.Number(rows));
        return new VillageDigest(village, rows, hash.Finish());
    }
}
