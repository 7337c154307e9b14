using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Reencryption;

/// <summary>Brings stored personal data under the current key (REG-3).</summary>
public sealed class ReencryptionModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Queue(ReencryptDocuments.Queue);
        module.Services.AddSingleton<DocumentReencryption>();
    }
}
