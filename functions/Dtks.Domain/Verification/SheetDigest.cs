using Dtks.Domain.Kernel;

namespace Dtks.Domain.Verification;

/// <summary>What of a finalised sheet a letter ratifies (RAT-8).</summary>
public static class SheetDigest
{
    /// <summary>
    /// SHA-256 as 64 lower-case hexadecimal digits over village, month and every line with its outcome. All lines are needed; their order
    /// does not matter.
    /// </summary>
    public static string Of(SheetState sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var lines = sheet.Lines.OrderBy(l => l.Line).SelectMany(Parts);
        return CanonicalDigest.Of(
            ["dtks.sheet/1", sheet.Village.Value, sheet.Period.ToString(), InputReader.Number(sheet.Lines.Count), .. lines]);
    }

    private static IEnumerable<string> Parts(SheetLine l) =>
    [
        InputReader.Number(l.Line), l.Household, l.Member, l.Recipient,
        WireName.Of(l.Programme), WireName.Of(l.Outcome), InputReader.Number(l.Ground ?? 0),
    ];
}
