using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Functions.Registry;
using Dtks.Platform.Problems;
using NodaTime;

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
    /// <param name="period">The lines' month.</param>
    /// <param name="running">The month that runs, once that is over; null before.</param>
    /// <param name="unverified">How many they are.</param>
    /// <param name="messages">The texts.</param>
    /// <param name="language">The language.</param>
    /// <param name="carried">The earlier month whose sheet counts in its place (RAT-5); null for none.</param>
    public static IReadOnlyList<SheetAdvice>? Of(string period, CyclePeriod? running, int unverified, MessageCatalogue messages, string language, CyclePeriod? carried = null)
    {
        if (running is null || unverified == 0)
        {
            return null;
        }

        var args = new Dictionary<string, string>(MissedLines.Args(CyclePeriod.Parse(period), running, carried), StringComparer.Ordinal) { ["count"] = unverified.ToString(CultureInfo.InvariantCulture) };
        return [new SheetAdvice(LinesMissed, "VER-7", messages.Text(language, LinesMissed, args))];
    }

    /// <summary>The code of lines that were found ineligible in sight of what was undone or taken back since.</summary>
    internal const string LinesOverturned = "sheet.overturned";

    /// <summary>Of such lines: whether they can be decided anew, until when, and what comes of it otherwise (VER-8, GOV-3); null for none.</summary>
    public static SheetAdvice? Of(SheetDocument sheet, (ReopeningWay? Way, LocalDate? Until) way, MessageCatalogue messages, string language)
    {
        if (sheet is not { LetterId: null, Overturned: { Count: > 0 } lines })
        {
            return null;
        }

        var args = new Dictionary<string, string>(AidWords.Of(way.Way, way.Until), StringComparer.Ordinal)
        {
            ["lines"] = LineRanges.Of(lines),
            ["count"] = lines.Count.ToString(CultureInfo.InvariantCulture),
            ["pays"] = CyclePeriod.Parse(sheet.Period).Next.Value,
        };
        return new SheetAdvice(LinesOverturned, "VER-8", messages.Text(language, LinesOverturned, args));
    }

    /// <summary>The month that runs in an area.</summary>
    public static CyclePeriod Running(string area, DateTimeOffset now) => CyclePeriod.Of(TimeZones.DateIn(AreaCode.Parse(area), Instant.FromDateTimeOffset(now)));

    /// <summary>The same of one line; null where it was verified, where nobody is left whom it would verify, and while the month runs.</summary>
    public static SheetAdvice? Of(string period, CyclePeriod? running, CyclePeriod? carried, SheetLine line, MessageCatalogue messages, string language) => running is not null && line is { Outcome: LineOutcome.Unverified, IsLapsed: false }
        ? new SheetAdvice(SheetViolations.LineMissed, "VER-7", messages.Text(language, SheetViolations.LineMissed, MissedLines.Args(CyclePeriod.Parse(period), running, carried)))
        : null;
}
