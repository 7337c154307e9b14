using Dtks.Functions.Data;
using Dtks.Platform.Modules;

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
        module.Projection<LostNumbersProjection>();
    }
}
