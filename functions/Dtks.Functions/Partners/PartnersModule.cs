using Dtks.Platform.Modules;

namespace Dtks.Functions.Partners;

/// <summary>Other bodies' systems that may ask the register: who they are, what was agreed with each, and how their messages are held to be theirs (REG-3).</summary>
public sealed class PartnersModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module) => ArgumentNullException.ThrowIfNull(module);
}
