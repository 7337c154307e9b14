namespace Dtks.Infra.Tests;

/// <summary>A fact that needs the compiler; skipped, with the way out, where the packaged one does not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute() => Skip = BicepCompiler.Missing;
}

/// <summary>A theory that needs the compiler; skipped, with the way out, where the packaged one does not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BicepTheoryAttribute : TheoryAttribute
{
    public BicepTheoryAttribute() => Skip = BicepCompiler.Missing;
}
