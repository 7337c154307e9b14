namespace Dtks.LocalCosmos.Partitioning;

/// <summary>A half-open span of effective partition keys, as bytes that compare like the hexadecimal text the protocol uses.</summary>
internal sealed record KeyRange(byte[] Min, byte[] Max)
{
    private const string Last = "FF";

    /// <summary>The whole hash space.</summary>
    public static KeyRange All { get; } = new([], [0xFF]);

    public bool Contains(ReadOnlySpan<byte> key) => key.SequenceCompareTo(Min) >= 0 && key.SequenceCompareTo(Max) < 0;

    public KeyRange Intersect(KeyRange other) => new(
        Min.AsSpan().SequenceCompareTo(other.Min) >= 0 ? Min : other.Min,
        Max.AsSpan().SequenceCompareTo(other.Max) <= 0 ? Max : other.Max);

    /// <summary>Reads two bounds in hexadecimal; null when one is not hexadecimal or they are out of order.</summary>
    public static KeyRange? TryParse(string min, string max)
    {
        try
        {
            var range = new KeyRange(Convert.FromHexString(min), Convert.FromHexString(max));
            return range.Min.AsSpan().SequenceCompareTo(range.Max) <= 0 ? range : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public string MinText => Convert.ToHexString(Min);

    public string MaxText => Max is [0xFF] ? Last : Convert.ToHexString(Max);
}
