using Dtks.Functions.Proposals;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.CardTracking;

/// <summary>What whoever holds a proposal's code is told of the family's card (CRD-10, CRD-11).</summary>
public sealed class CardTrackingModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module) => module.Services.AddSingleton<ITrackedCards, TrackedCards>();
}
