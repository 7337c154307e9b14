using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.Access;

namespace Dtks.Pages.Today;

/// <summary>/tugas: what the reader has to do today, the most urgent first.</summary>
/// <param name="tasks">All there are.</param>
public sealed class TodayPage(IEnumerable<ITodayTask> tasks) : IPage
{
    /// <inheritdoc />
    public string Route => "tugas";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.All;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var reader = visit.Reader!;
        var lines = await Task.WhenAll(tasks.Where(task => reader.Roles.Overlaps(task.For)).Select(task => LineAsync(task, visit, cancellation)));
        var area = await visit.ReadAsync<PlaceName>($"/areas/{reader.Area.Value}", cancellation);
        var model = new TodayModel(reader.Name, [.. reader.Roles.Select(WireName.Of)], reader.Area.Value, area.Name, [.. lines.OfType<TaskLine>().OrderBy(line => line.Urgency)], LinksOf(reader));
        return PageAnswer.Page<Today, TodayModel>(visit.Words["today.title"], model);
    }

    // Where the reader's lists are: by how far their area reaches, and by what is theirs to see. To the sheet their task leads, where there is one.
    private static List<(string Path, string Words)> LinksOf(TokenHolder reader)
    {
        var (area, links) = (reader.Area.Value, new List<(string, string)>());
        var isOfficer = reader.Roles.Overlaps(OfficerRoles.OfTheArea);
        void Add(bool has, string path, string words)
        {
            if (has) links.Add((path, words));
        }

        links.AddRange(AreaLinks.Of(reader.Roles, reader.Area, period: null));
        Add(reader.Area.Level == AreaLevel.Nation && reader.Roles.Overlaps([Role.MinistryOfficer, Role.Auditor]), "/mitra", "partners.title");
        Add(isOfficer, $"/kemajuan/{area}", "progress.title");
        return links;
    }

    // One that cannot be told is told as that, and takes no other along.
    private static async Task<TaskLine?> LineAsync(ITodayTask task, PageVisit visit, CancellationToken cancellation)
    {
        try
        {
            return await task.OfAsync(visit, cancellation);
        }
        catch (ApiRefusedException e)
        {
            return new TaskLine(visit.Words["today.unread"], e.Reply.Read<ApiProblem>().Detail, TaskUrgency.Soon);
        }
    }
}

/// <summary>What the reader has to do.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Roles">Their roles.</param>
/// <param name="Area">Their area's code.</param>
/// <param name="AreaName">Their area's name.</param>
/// <param name="Lines">What there is to do, the most urgent first.</param>
/// <param name="Links">Where their lists are, with what the words are called.</param>
public sealed record TodayModel(string Name, IReadOnlyList<string> Roles, string Area, string AreaName, IReadOnlyList<TaskLine> Lines, IReadOnlyList<(string Path, string Words)> Links);
