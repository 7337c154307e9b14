namespace Dtks.Domain.Duplicates;

/// <summary>The key of a block in memory: FNV-1a in 64 bits. Two blocks that meet by chance cost comparisons and nothing else.</summary>
internal static class BlockKey
{
    private const ulong Basis = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    /// <summary>Of a kind, a number and texts.</summary>
    public static ulong Of(char kind, int number, ReadOnlySpan<char> text, ReadOnlySpan<char> more = default)
    {
        var hash = Mixed(Mixed(Mixed(Basis, kind), number & 0xFFFF), number >> 16);
        foreach (var c in text) hash = Mixed(hash, c);
        hash = Mixed(hash, ' ');
        foreach (var c in more) hash = Mixed(hash, c);
        return hash;
    }

    private static ulong Mixed(ulong hash, int unit) => unchecked((hash ^ (ulong)unit) * Prime);
}
