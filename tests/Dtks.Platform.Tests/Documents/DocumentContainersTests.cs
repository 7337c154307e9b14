using Dtks.Platform.Documents;

namespace Dtks.Platform.Tests.Documents;

public sealed class DocumentContainersTests
{
    private readonly DocumentContainers _containers = new();

    [Fact]
    public void A_container_that_two_modules_use_has_the_paths_of_both_and_its_type()
    {
        var registry = new DocumentContainer("registry", "/village");
        _containers.Declare(registry, ["/b/?"]);
        _containers.Declare(registry, ["/a/?"]);
        _containers.Declare(new DocumentContainer("claims", "/claim"), []);
        _containers.Order(registry, "/name");
        Assert.Equal(["claims", "registry"], _containers.All.Select(c => c.Name));
        Assert.Equal(["/a/?", "/b/?", "/type/?"], _containers.IndexedPaths("registry"));
        Assert.Equal(["/name"], _containers.Orders("registry"));
        Assert.Empty(_containers.Orders("claims"));
        Assert.Equal((registry, registry, null), (_containers["registry"], _containers.Find("registry"), _containers.Find("other")));
        Assert.Equal("village", registry.KeyMember);
    }

    [Fact]
    public void Under_two_keys_it_is_refused()
    {
        _containers.Declare(new DocumentContainer("registry", "/village"), []);
        Assert.Throws<InvalidOperationException>(() => _containers.Declare(new DocumentContainer("registry", "/period"), []));
    }
}
