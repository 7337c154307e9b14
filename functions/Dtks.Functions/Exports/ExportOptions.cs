using System.Globalization;
using Dtks.Platform.Settings;

namespace Dtks.Functions.Exports;

/// <summary>Which lists are exported in the background, and how long their files stay. Section <c>Exports</c>.</summary>
public sealed class ExportOptions
{
    private const int MostRows = 1000;
    private const int MostHours = 168;

    /// <summary>Rows that are given as a file at once, 1 to 1,000; a longer list is written in the background.</summary>
    public int AtOnceRows { get; set; } = MostRows;

    /// <summary>Hours after which an export and its file are gone, 1 to 168.</summary>
    public int KeptHours { get; set; } = 24;

    /// <summary>Rows that are read, held in memory and kept at a time.</summary>
    internal int PartRows => Math.Min(AtOnceRows, 500);

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults()
    {
        if (AtOnceRows is < 1 or > MostRows)
        {
            yield return Fault("Exports:AtOnceRows", "rows", MostRows, MostRows);
        }

        if (KeptHours is < 1 or > MostHours)
        {
            yield return Fault("Exports:KeptHours", "hours", MostHours, 24);
        }
    }

    private static string Fault(string setting, string what, int most, int usual) => SettingFault.Of(
        setting,
        string.Create(CultureInfo.InvariantCulture, $"is not a number of {what} from 1 to {most}"),
        string.Create(CultureInfo.InvariantCulture, $"set it to such a number, or leave it out for {usual}"));
}
