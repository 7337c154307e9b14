namespace Dtks.LocalHost.Demo.Documents;

/// <summary>A colour; each part 0..255.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static Rgb White { get; } = new(255, 255, 255);

    /// <summary>The colour that lies <paramref name="part"/>/<paramref name="whole"/> of the way to the other.</summary>
    public Rgb Blend(Rgb other, int part, int whole) =>
        new(Mix(Red, other.Red, part, whole), Mix(Green, other.Green, part, whole), Mix(Blue, other.Blue, part, whole));

    private static byte Mix(byte from, byte to, int part, int whole) => (byte)(from + ((to - from) * part / whole));
}
