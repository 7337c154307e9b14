using Dtks.Domain.People;

namespace Dtks.Functions.Proposals;

/// <summary>Knows whom the population register confirmed as themselves (PRO-4).</summary>
public interface IRegisteredCitizens
{
    /// <summary>Whether a citizen of a village is registered and confirmed.</summary>
    Task<bool> IsConfirmedAsync(string village, string subject, CancellationToken cancellation);

    /// <summary>The NIK that was confirmed of a citizen of a village; null where none was, and where their registration cannot be read, which is told.</summary>
    Task<Nik?> NikAsync(string village, string subject, CancellationToken cancellation);
}
