using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>When villages have to deliberate (MUS-1); kept by whoever looks after that duty.</summary>
public interface IDeliberationDates
{
    /// <summary>The last day by which a village holds its next deliberation, which may be over; null when that cannot be read.</summary>
    Task<LocalDate?> NextDueOnAsync(string village, CancellationToken cancellation);
}
