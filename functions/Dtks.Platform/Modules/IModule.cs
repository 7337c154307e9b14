namespace Dtks.Platform.Modules;

/// <summary>
/// A feature of the application: one class beside the feature's functions that declares all it brings. Modules are found by this interface;
/// adding one touches nothing else.
/// </summary>
public interface IModule
{
    /// <summary>Declares what the module brings.</summary>
    void Declare(ModuleBuilder module);
}
