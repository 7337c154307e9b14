namespace Dtks.Flows.Tests.Hosting;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Dtks.Serverless.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
