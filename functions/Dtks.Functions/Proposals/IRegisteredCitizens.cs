namespace Dtks.Functions.Proposals;

/// <summary>Knows whom the population register confirmed as themselves (PRO-4).</summary>
public interface IRegisteredCitizens
{
    /// <summary>Whether a citizen of a village is registered and confirmed.</summary>
    Task<bool> IsConfirmedAsync(string village, string subject, CancellationToken cancellation);
}
