using Dtks.Domain.Kernel;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Today;

/// <summary>The guest book of a front office (SVC-2).</summary>
public sealed class DeskTask : ITodayTask
{
    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.DeskOfficer];

    /// <inheritdoc />
    public Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return Task.FromResult<TaskLine?>(new TaskLine(visit.Words["today.loket"], visit.Words["today.loket.what"], TaskUrgency.Soon, $"/loket/{visit.Reader!.Area.Value}"));
    }
}
