namespace Dtks.Functions.CardDelivery;

/// <summary>Which cards of a round concluded deliberations of a village decided on (CRD-5).</summary>
public interface IDecidedCards
{
    /// <summary>Their ids.</summary>
    Task<IReadOnlyCollection<string>> OfAsync(string village, string round, CancellationToken cancellation);
}
