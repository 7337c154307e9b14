using Dtks.Domain.Households;
using Dtks.Domain.Kernel;

namespace Dtks.Functions.Verification;

/// <summary>What of ratified sheets was carried out for households (RAT-4, RAT-6); kept by whoever carries it out.</summary>
public interface ICarriedOutSheets
{
    /// <summary>Whether the ratified sheet of one of some months had something ineligible of a household, or named a successor: one request.</summary>
    Task<bool> ConcernAsync(FamilyPlace place, IEnumerable<CyclePeriod> months, CancellationToken cancellation);
}
