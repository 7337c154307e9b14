namespace Dtks.Functions.CardDelivery;

/// <summary>Which cards of a round concluded deliberations of a village decided on (CRD-5).</summary>
public interface IDecidedCards
{
    /// <summary>Their ids.</summary>
    Task<IReadOnlyCollection<string>> OfAsync(string village, string round, CancellationToken cancellation);

    /// <summary>Whether a deliberation on a round's cards is open in the village.</summary>
    Task<bool> IsOpenAsync(string village, string round, CancellationToken cancellation);
}
