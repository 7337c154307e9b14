using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>Lists of a regency's applications, oldest first: of a section, a status, or those whose village is late; a section officer sees their own section's, data &amp; reporting those before the section has them (SVC-1).</summary>
public sealed class HelpLists(TimeProvider clock)
{
    private static readonly string Before = string.Join(", ", Enum.GetValues<HelpStatus>().Where(HelpAccess.IsBeforeSection).Select(s => $"'{WireName.Of(s)}'"));

    /// <summary>The list that a caller asks for.</summary>
    /// <param name="regency">The regency.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="asked">Section, status and whether the village is late, as they stand in the query; empty for all.</param>
    /// <exception cref="ProblemException">400 for a section or status that there is not; 403 for another section.</exception>
    internal PagedList<HelpApplicationDocument, HelpItem> Of(AreaCode regency, Caller caller, (string Section, string Status, string Late) asked)
    {
        var (section, status, late) = (Name<Section>(asked.Section), Name<HelpStatus>(asked.Status), IsLate(asked.Late));
        if (caller.Role == Role.SectionOfficer && caller.Section != Section.Data && (section ?? caller.Section) != caller.Section)
        {
            throw new ProblemException(new Problem(403, "help.otherSection", "SVC-1"));
        }

        var own = caller.Role != Role.SectionOfficer ? string.Empty : caller.Section == Section.Data ? $" AND c.status IN ({Before})" : " AND c.section = @own";
        var where = $"c.type = '{HelpApplicationDocument.TypeName}'{own}{(section is null ? "" : " AND c.section = @section")}{(status is null ? "" : " AND c.status = @status")}{(late ? " AND c.isLate = true" : "")}";
        var query = new OrderedQuery("*", where, "createdOn") { IdStart = HelpApplicationDocument.IdOf(string.Empty) };
        query = own.Contains("@own", StringComparison.Ordinal) ? query.With("@own", WireName.Of(caller.Section!.Value)) : query;
        query = section is { } of ? query.With("@section", WireName.Of(of)) : query;
        return In(regency, status is { } at ? query.With("@status", WireName.Of(at)) : query, row => Listing.Key(row.CreatedOn));
    }

    /// <summary>A list of a regency's applications by a query of one's own.</summary>
    internal PagedList<HelpApplicationDocument, HelpItem> In(AreaCode regency, OrderedQuery query, Func<HelpApplicationDocument, string> keyOf, Func<HelpItem, HelpItem>? shown = null)
    {
        return new(Partitions.ServiceDesk(regency.Value), query, row => new Place(keyOf(row), row.Id), row => shown is null ? ItemOf(row) : shown(ItemOf(row)));

        HelpItem ItemOf(HelpApplicationDocument row) => HelpItem.Of(row.State, DaysOf(row.State));
    }

    /// <summary>How many days an application stands where it does, in the applicant's village's zone.</summary>
    public int DaysOf(HelpApplicationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var village = state.Applicant.Village;
        return Period.DaysBetween(TimeZones.DateIn(village, state.Since), TimeZones.DateIn(village, Instant.FromDateTimeOffset(clock.GetUtcNow())));
    }

    private static T? Name<T>(string text)
        where T : struct, Enum => text.Length == 0 ? null
        : WireName.TryParse<T>(text, out var value) ? value
        : throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<T>()) }));

    private static bool IsLate(string text) => text switch
    {
        "" or "false" => false,
        "true" => true,
        _ => throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = "true, false" })),
    };
}
