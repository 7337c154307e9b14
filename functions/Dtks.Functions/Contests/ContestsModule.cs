using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Contests;

/// <summary>Conflicts over numbers and their settlement (REG-5).</summary>
public sealed class ContestsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RatificationsContainer, "/status/?", "/createdOn/?");
        module.Order(Partitions.RatificationsContainer, "/createdOn");
        module.Projection<ContestProjection>();
        module.Queue(ContestFollowUps.LosersQueue);
        module.About(ContestFollowUps.LosersQueue, "proposals/{secondVillage}/{second}");
        module.Services.AddSingleton<ContestLoss>();
    }
}
