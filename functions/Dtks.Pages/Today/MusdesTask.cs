using Dtks.Domain.Kernel;
using Dtks.Pages.Serving;
using NodaTime;

namespace Dtks.Pages.Today;

/// <summary>The deliberation that a village holds each quarter (MUS-1).</summary>
public sealed class MusdesTask : ITodayTask
{
    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer, Role.VillageHead];

    /// <inheritdoc />
    public async Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var duty = await visit.ReadAsync<Duty>($"/villages/{visit.Reader!.Area.Value}/deliberation-duty", cancellation);
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
