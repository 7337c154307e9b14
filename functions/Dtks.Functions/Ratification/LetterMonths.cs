using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Verification;
using NodaTime;

namespace Dtks.Functions.Ratification;

/// <summary>
/// The determination dates that letters go by (RAT-5): of each month by the policy version it was opened under, as its sheets and its recap, and of one that was never opened by the version in force on
/// its first day.
/// </summary>
public sealed class LetterMonths(CycleRepository cycles, PolicyVersions policies)
{
    // Before every month that is counted, as a letter of one is that is none.
    private static readonly CyclePeriod First = CyclePeriod.Of(LocalDate.MinIsoValue);

    /// <summary>Those of the months that a letter signed today may count for. A month whose date is over by every version is not read.</summary>
    public Task<Func<CyclePeriod, LocalDate>> FromAsync(string? period, LocalDate today, CancellationToken cancellation) =>
        OfAsync(Determination.InDoubt(CyclePeriod.TryParse(period, out var from) ? from : First, today, policies), cancellation);

    /// <summary>That of one month.</summary>
    public Task<Func<CyclePeriod, LocalDate>> OfAsync(string period, CancellationToken cancellation) =>
        OfAsync([CyclePeriod.TryParse(period, out var month) ? month : First], cancellation);

    private async Task<Func<CyclePeriod, LocalDate>> OfAsync(IEnumerable<CyclePeriod> months, CancellationToken cancellation)
    {
        var opened = new Dictionary<CyclePeriod, PolicyVersion>();
        foreach (var month in months)
        {
            if (await cycles.OpenedAsync(month.Value, cancellation) is { } run)
            {
                opened[month] = policies.Named(run.Policy);
            }
        }

        return month => Determination.DateOf(month, opened.GetValueOrDefault(month) ?? policies.At(month.FirstDay));
    }
}
