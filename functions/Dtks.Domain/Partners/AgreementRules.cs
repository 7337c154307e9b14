using Dtks.Domain.Areas;
using NodaTime;

namespace Dtks.Domain.Partners;

/// <summary>What an agreement gives (REG-3).</summary>
public static class AgreementRules
{
    /// <summary>The day, in Jakarta, by which agreements begin and end and their messages are counted.</summary>
    public static LocalDate DayOf(Instant at) => TimeZones.DateIn(AreaCode.Nation, at);

    /// <summary>When a day ends, in Jakarta.</summary>
    public static Instant EndOf(LocalDate day) => day.PlusDays(1).AtStartOfDayInZone(TimeZones.Of(AreaCode.Nation)).ToInstant();

    /// <summary>Whether it holds on a day.</summary>
    public static bool HoldsOn(this Agreement agreement, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return agreement.From <= day && day <= agreement.Until;
    }

    /// <summary>Whether it gives an attribute.</summary>
    public static bool PermitsField(this Agreement agreement, string field) => Has(agreement?.Fields, field);

    /// <summary>Whether it gives a kind of question.</summary>
    public static bool PermitsQuery(this Agreement agreement, string query) => Has(agreement?.Queries, query);

    /// <summary>Whether it gives questions by a type of identifier.</summary>
    public static bool PermitsIdType(this Agreement agreement, string type) => Has(agreement?.IdTypes, type);

    /// <summary>Whether its partner may be told of an event.</summary>
    public static bool PermitsEvent(this Agreement agreement, string happened) => Has(agreement?.Events, happened);

    /// <summary>Whether it gives households of a place: one of its areas is that, or has it in it.</summary>
    public static bool PermitsArea(this Agreement agreement, AreaCode place)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return agreement.Areas.Any(area => AreaCode.TryParse(area, out var code) && code.Covers(place));
    }

    private static bool Has(IReadOnlyList<string>? granted, string name) => granted?.Contains(name, StringComparer.Ordinal) == true;
}
