using Dtks.Platform.Settings;

namespace Dtks.Functions.FileInspection;

/// <summary>What is opened of a file, and for how long. Section <c>Inspection</c>.</summary>
public sealed class InspectionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Inspection";

    /// <summary>The fewest pixels that the short side of a picture has, 1 to 1,000. Open: the sources give no number; below 32 nothing can be recognised.</summary>
    public int ShortestSide { get; set; } = 32;

    /// <summary>
    /// The most pixels of a picture, in millions, 1 to 400. Phones of today have up to 50, and few cameras more than 100. A JPEG that comes part by part (progressive) must be held whole: one whose
    /// colours are all kept has three fifths of it.
    /// </summary>
    public int MostMegapixels { get; set; } = 100;

    /// <summary>The most pages of a PDF, 1 to 10,000.</summary>
    public int MostPages { get; set; } = 1000;

    /// <summary>The most that the packed parts of a file may unfold to, in MiB, 1 to 8,192.</summary>
    public int MostUnfoldedMebibytes { get; set; } = 1024;

    /// <summary>Seconds that opening a file may take, 1 to 300.</summary>
    public int Seconds { get; set; } = 20;

    /// <summary>How many files are held in memory and opened at a time, in each instance, 1 to 16.</summary>
    public int AtOnce { get; set; } = 2;

    internal long MostPixels => MostMegapixels * 1_000_000L;

    // What the largest picture takes whose parts come one after the other and whose colours have half the sides, as cameras write them: 2 bytes a pixel, and 3 of coefficients.
    internal long MostHeld => MostPixels * 5;

    internal long MostUnfolded => MostUnfoldedMebibytes * 1024L * 1024;

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => new[]
    {
        Range(nameof(ShortestSide), ShortestSide, 1, 1000, 32),
        Range(nameof(MostMegapixels), MostMegapixels, 1, 400, 100),
        Range(nameof(MostPages), MostPages, 1, 10_000, 1000),
        Range(nameof(MostUnfoldedMebibytes), MostUnfoldedMebibytes, 1, 8192, 1024),
        Range(nameof(Seconds), Seconds, 1, 300, 20),
        Range(nameof(AtOnce), AtOnce, 1, 16, 2),
    }.OfType<string>();

    private static string? Range(string name, int value, int least, int most, int usual) => value >= least && value <= most
        ? null
        : SettingFault.Of($"{Section}:{name}", "is out of range", FormattableString.Invariant($"set it to a whole number from {least} to {most}, or leave it out for {usual}"));
}
