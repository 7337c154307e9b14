using System.Reflection;

namespace Dtks.Pages;

/// <summary>Where the pages are, for a host that serves them.</summary>
public static class PagesAssembly
{
    /// <summary>The assembly.</summary>
    public static Assembly Of { get; } = typeof(PagesAssembly).Assembly;
}
