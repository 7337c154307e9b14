using Dtks.Domain.Removals;

namespace Dtks.Functions.Registry;

/// <summary>The removals of households (RAT-6); kept by whoever records them.</summary>
public interface IHouseholdRemovals
{
    /// <summary>Those of a household that are noticed or in effect, the latest last. One that cannot be read is told, and passed over.</summary>
    Task<IReadOnlyList<RemovalState>> StandingAsync(string village, string household, CancellationToken cancellation);

    /// <summary>Those that stand in other villages where it lives or lived (REG-8), the latest last; nothing of a person.</summary>
    Task<IReadOnlyList<RemovalFacts>> StandingElsewhereAsync(string village, string household, CancellationToken cancellation);
}
