using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Forms;

/// <summary>The editions of the forms that people fill in, from data files, and which is in force (RAT-2).</summary>
public sealed class FormsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Texts("forms");
        module.Services.AddSingleton(_ => FormFiles.Shipped());
        module.Services.AddSingleton<FormsInForce>();
    }
}
