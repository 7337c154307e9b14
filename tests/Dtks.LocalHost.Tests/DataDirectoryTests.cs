using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;

namespace Dtks.LocalHost.Tests;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("dtks-data-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string At(string name) => Path.Combine(_root, name);

    [Fact]
    public void A_data_directory_is_made_and_is_one_host_s_alone_until_it_lets_go()
    {
        using (DataDirectory.Open(At("a/b")))
            Assert.Contains("Another host uses", Assert.Throws<StartupException>(() => DataDirectory.Open(At("a/b"))).Message, StringComparison.Ordinal);
        using var again = DataDirectory.Open(At("a/b"));
        Assert.Equal(Path.Combine(At("a/b"), "x"), again.At("x"));
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_one_line()
    {
        File.WriteAllText(At("file"), "");
        Assert.Contains("--data DIR", Assert.Throws<StartupException>(() => DataDirectory.Open(At("file/below"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_made_once_and_only_the_owner_reads_them()
    {
        var path = At("keys.json");
        var made = SecretKeys.Open(path);
        var read = SecretKeys.Open(path);
        Assert.Equal(made.ProtectionKey, read.ProtectionKey);
        string[] all = [read.IdentitySigningKey, read.ProtectionKey, read.ProtectionClaimKey, read.ProtectionCursorKey, read.PopulationKey, read.TopicKey];
        Assert.Equal(6, all.Distinct().Count());
        Assert.All(all, k => Assert.Equal(32, Convert.FromBase64String(k).Length));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"identitySigningKey":"AAAA"}""")]
    public void Damaged_keys_are_refused_rather_than_made_anew(string text)
    {
        File.WriteAllText(At("keys.json"), text);
        Assert.Contains("is damaged", Assert.Throws<StartupException>(() => SecretKeys.Open(At("keys.json"))).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(At("keys.json")));
    }

    [Fact]
    public void A_file_is_replaced_whole()
    {
        AtomicFile.Write(At("f"), "a long first text");
        AtomicFile.Write(At("f"), "short");
        Assert.Equal("short", File.ReadAllText(At("f")));
        Assert.Equal(["f"], Directory.GetFiles(_root).Select(Path.GetFileName));
    }
}
