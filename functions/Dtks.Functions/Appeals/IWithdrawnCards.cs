using Dtks.Domain.Appeals;
using Dtks.Functions.Registry;

namespace Dtks.Functions.Appeals;

/// <summary>What an appeal against the withdrawal of a card asks of the cards (GOV-3, CRD-7); kept by whoever keeps them.</summary>
public interface IWithdrawnCards
{
    /// <summary>The card of a household that was withdrawn last, or went to another; null where none was.</summary>
    Task<AppealTarget?> OfAsync(HouseholdWay way, CancellationToken cancellation);

    /// <summary>What follows from granting one: a card is made for the household anew.</summary>
    Task<AppealEffect> RestoreAsync(AppealState appeal, CancellationToken cancellation);

    /// <summary>Carries that out where the household lives in another village by now. Nothing happens where it is done.</summary>
    Task CarryOutAsync(AppealState granted, CancellationToken cancellation);
}
