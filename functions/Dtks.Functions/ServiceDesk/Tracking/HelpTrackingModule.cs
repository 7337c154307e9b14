using Dtks.Functions.Data;
using Dtks.Platform.Modules;

namespace Dtks.Functions.ServiceDesk.Tracking;

/// <summary>How applicants follow their application by its code (SVC-5, SVC-9).</summary>
public sealed class HelpTrackingModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer);
        module.Texts("helpTracking");
    }
}
