using Dtks.Domain.Kernel;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Today;

/// <summary>How many villages of a district, a regency or the nation are late with their quarterly deliberation (MUS-1).</summary>
public sealed class LateVillagesTask : ITodayTask
{
    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.Tksk, Role.DistrictHead, Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer];

    /// <inheritdoc />
    public async Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var duty = await visit.ReadAsync<AreaDuty>($"/areas/{visit.Reader!.Area.Value}/deliberation-duty", cancellation);
        var words = visit.Words;
        return new TaskLine(
            words.Of("today.late", ("late", words.Count(duty.Late)), ("villages", words.Count(duty.Villages))),
            words.Of("today.late.detail", ("never", words.Count(duty.NeverHeld)), ("soon", words.Count(duty.DueSoon))),
            duty.Late > 0 ? TaskUrgency.Soon : TaskUrgency.Calm,
            $"/terlambat/{visit.Reader!.Area.Value}");
    }

    /// <summary>The counts.</summary>
    internal sealed record AreaDuty(int Villages, int Late, int NeverHeld, int DueSoon);
}
