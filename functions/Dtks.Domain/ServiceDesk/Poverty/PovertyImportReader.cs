using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.ServiceDesk.Poverty;

/// <summary>What a village's poverty data are, as they were announced; nothing checked.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Source">What they are from, in words, such as a village meeting.</param>
/// <param name="AsOf">The day they are of.</param>
/// <param name="Partial">Whether more files of that day follow, so that older data stay until then.</param>
public sealed record PovertySourceDraft(string? Village, string? Source, string? AsOf, bool? Partial);

/// <summary>What a village's poverty data are.</summary>
/// <param name="Village">The village.</param>
/// <param name="Source">What they are from, in words.</param>
/// <param name="AsOf">The day they are of.</param>
/// <param name="IsPartial">Whether more files of that day follow.</param>
public sealed record PovertySource(AreaCode Village, string Source, LocalDate AsOf, bool IsPartial);

/// <summary>Reads the announcement of a village's poverty data (SVC-3).</summary>
public static class PovertyImportReader
{
    private const int MaxSource = 100;

    /// <summary>Reads it.</summary>
    /// <param name="draft">What came in.</param>
    /// <param name="regency">The regency whose database it is.</param>
    /// <param name="isVillage">Whether a code is that of a village.</param>
    /// <param name="today">Today there.</param>
    /// <param name="newest">The day of the newest data of a village; null where there are none.</param>
    public static Reading<PovertySource> Read(PovertySourceDraft draft, AreaCode regency, Func<AreaCode, bool> isVillage, LocalDate today, LocalDate? newest)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(regency);
        ArgumentNullException.ThrowIfNull(isVillage);
        var input = new InputReader();
        var village = VillageOf(draft, regency, isVillage);
        if (village is null) input.Add(Violation.Refused(PovertyViolations.Village, "SVC-3", "/village", ("regency", regency.Value)));
        var source = input.Text(draft.Source, "/source", MaxSource, "SVC-3");
        var asOf = input.Date(draft.AsOf, "/asOf");
        if (asOf > today) input.Invalid(PovertyViolations.AsOf, "/asOf", "SVC-3", ("until", LocalDatePattern.Iso.Format(today)));
        if (asOf < newest) input.Add(Violation.Conflict(PovertyViolations.Older, "SVC-3", ("asOf", LocalDatePattern.Iso.Format(newest!.Value))));
        return new Reading<PovertySource>(input.IsClean ? new PovertySource(village!, source!, asOf!.Value, draft.Partial == true) : null, input.Violations);
    }

    /// <summary>The village that a draft names; null for none of the regency.</summary>
    public static AreaCode? VillageOf(PovertySourceDraft draft, AreaCode regency, Func<AreaCode, bool> isVillage)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(regency);
        ArgumentNullException.ThrowIfNull(isVillage);
        return AreaCode.TryParse(WrittenText.Number(draft.Village ?? string.Empty), out var code) && code.Level == AreaLevel.Village && code.Regency == regency && isVillage(code) ? code : null;
    }
}
