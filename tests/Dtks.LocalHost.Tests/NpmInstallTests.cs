using Dtks.LocalHost.Storage;

namespace Dtks.LocalHost.Tests;

public sealed class NpmInstallTests
{
    [Theory]
    [InlineData("npm error code ECONNREFUSED\nnpm error errno ECONNREFUSED\n", "registry cannot be reached (ECONNREFUSED)")]
    [InlineData("npm ERR! code ENOTFOUND\n", "registry cannot be reached (ENOTFOUND)")]
    [InlineData("npm error code E404\nnpm error 404 Not Found\n", "does not give a package of Azurite's (E404)")]
    [InlineData("npm error code EINTEGRITY\n", "not what the package-lock pins")]
    [InlineData("npm error code ENOSPC\n", "(ENOSPC)")]
    [InlineData("something else", "(no code)")]
    public void A_failed_installation_is_explained_in_one_line(string errors, string expected)
    {
        var line = NpmInstall.Explain(errors);
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void The_committed_lock_names_no_registry_and_pins_every_package_by_its_digest()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "azurite", "package-lock.json"));
        Assert.DoesNotContain("\"resolved\"", text, StringComparison.Ordinal);
        var packages = (Newtonsoft.Json.Linq.JObject)Newtonsoft.Json.Linq.JObject.Parse(text)["packages"]!;
        Assert.Equal("3.37.0", packages["node_modules/azurite"]!["version"]!.ToString());
        Assert.All(packages.Properties().Where(p => p.Name.Length > 0), p => Assert.NotNull(p.Value["integrity"]));
    }
}
