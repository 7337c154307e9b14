using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using NodaTime;

namespace Dtks.Pages.Today;

/// <summary>The deliberation that a village holds each quarter (MUS-1); nothing while one is recorded and waits for its conclusion, which <see cref="OpenMusdesTask"/> tells.</summary>
public sealed class MusdesTask : ITodayTask
{
    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer, Role.VillageHead];

    /// <inheritdoc />
    public async Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var duty = await visit.ReadAsync<Duty>($"/villages/{visit.Reader!.Area.Value}/deliberation-duty", cancellation);
        if ((await OpenMusdes.OfAsync(visit, cancellation)).Items.Any(open => open.Kind == "regular"))
        {
            return null;
        }

        var (words, due) = (visit.Words, visit.Words.Day(duty.DueOn));
        return new TaskLine(
            words[duty.Late ? "today.musdes.late" : "today.musdes"],
            duty.Late ? words.Of("today.musdes.since", ("day", due)) : words.Of("today.musdes.by", ("day", due), ("days", duty.DaysLeft)),
            TaskDays.UrgencyOf(duty.DaysLeft),
            $"/musdes/{visit.Reader!.Area.Value}");
    }

    /// <summary>How the village stands with it.</summary>
    internal sealed record Duty(LocalDate DueOn, bool Late, int DaysLeft);
}

/// <summary>A recorded deliberation: what it lacks, or that the village head can conclude it (MUS-3 to MUS-8).</summary>
public sealed class OpenMusdesTask : ITodayTask
{
    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer, Role.VillageHead];

    /// <inheritdoc />
    public async Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var open = (await OpenMusdes.OfAsync(visit, cancellation)).Items.Where(one => one.Unmet is not null).ToList();
        if (open.Count == 0)
        {
            return null;
        }

        var (words, first) = (visit.Words, open.OrderBy(one => one.Unmet!.Count > 0).ThenBy(one => one.HeldOn).First());
        var (day, page) = (words.Day(first.HeldOn), $"/musdes/{visit.Reader!.Area.Value}/{first.Id}");
        if (first.Unmet!.Count > 0)
        {
            return new TaskLine(words.Of("today.musdes.open", ("day", day)), words.Of("today.musdes.open.what", ("count", words.Count(first.Unmet.Count))), TaskUrgency.Soon, page);
        }

        var isHead = visit.Reader!.Roles.Contains(Role.VillageHead);
        return new TaskLine(words.Of("today.musdes.ready", ("day", day)), words[isHead ? "today.musdes.ready.head" : "today.musdes.ready.officer"], TaskUrgency.Soon, isHead ? $"{page}/simpulan" : page);
    }
}

/// <summary>A deliberation that is open; one that cannot be read now has no <see cref="Unmet"/>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>regular</c> or <c>cards</c>.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="Unmet">What it lacks.</param>
internal sealed record OpenMusdes(string? Id = null, string Kind = "", LocalDate HeldOn = default, IReadOnlyList<OpenMusdes.Lack>? Unmet = null)
{
    private const int Latest = 20;

    /// <summary>The latest of the reader's village.</summary>
    public static Task<ListPage<OpenMusdes>> OfAsync(PageVisit visit, CancellationToken cancellation) =>
        visit.ReadAsync<ListPage<OpenMusdes>>($"/villages/{visit.Reader!.Area.Value}/deliberations?status=open&limit={Latest}", cancellation);

    /// <summary>Something that it lacks.</summary>
    internal sealed record Lack(string Detail);
}
