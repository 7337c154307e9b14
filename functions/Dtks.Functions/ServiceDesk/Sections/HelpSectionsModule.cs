using Dtks.Functions.Data;
using Dtks.Platform.Modules;

namespace Dtks.Functions.ServiceDesk.Sections;

/// <summary>What the sections do: verify in the field, and recommend (SVC-7, SVC-8, SVC-9).</summary>
public sealed class HelpSectionsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.ServiceDeskContainer);
        module.Texts("helpSections");
    }
}
