using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Verification;

/// <summary>What is to be known of a sheet, or of what was counted of sheets, and is no condition.</summary>
/// <param name="Code">What.</param>
/// <param name="Rule">The rule it goes by.</param>
/// <param name="Detail">The same in words, with what to do.</param>
internal sealed record SheetAdvice(string Code, string Rule, string Detail)
{
    /// <summary>The code of lines that nobody verified before their month closed.</summary>
    internal const string LinesMissed = "sheet.linesMissed";

    /// <summary>Of lines that nobody verified before their month closed: with which sheet they are verified, and what that means for payments (VER-7, RAT-4); null for none, and while the month runs.</summary>
    public static IReadOnlyList<SheetAdvice>? Of(string period, bool isClosed, int unverified, MessageCatalogue messages, string language)
    {
        if (!isClosed || unverified == 0)
        {
            return null;
        }

        var args = new Dictionary<string, string>(MissedLines.Args(CyclePeriod.Parse(period)), StringComparer.Ordinal) { ["count"] = unverified.ToString(CultureInfo.InvariantCulture) };
        return [new SheetAdvice(LinesMissed, "VER-7", messages.Text(language, LinesMissed, args))];
    }

    /// <summary>The same of one line; null where it was verified, and while the month runs.</summary>
    public static SheetAdvice? Of(string period, bool isClosed, SheetLine line, MessageCatalogue messages, string language) => isClosed && line.Outcome == LineOutcome.Unverified
        ? new SheetAdvice(SheetViolations.LineMissed, "VER-7", messages.Text(language, SheetViolations.LineMissed, MissedLines.Args(CyclePeriod.Parse(period))))
        : null;
}
