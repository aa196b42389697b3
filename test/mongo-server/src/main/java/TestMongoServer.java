import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.List;

/**
 * A MongoDB for the tests: {@code TestMongoServer PORT [FILE]}. Port 0 takes a free one; without a file
 * everything is kept in memory. Says the port it got on a line of its own, and ends, gracefully, with its
 * input: a test that dies leaves no server behind.
 */
public final class TestMongoServer {
    public static void main(String[] arguments) throws Exception {
        MongoBackend backend = arguments.length > 1 ? new H2Backend(arguments[1]) : H2Backend.inMemory();
        MongoServer server = new MongoServer(backend.version(new AcceptedVersion()));
        server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
        System.out.println(server.getLocalAddress().getPort());
        while (System.in.read() != -1) {
            // Nothing is said to it: its input only lives as long as the test does.
        }
        server.shutdownNow();
        System.exit(0);
    }

    /** What the driver accepts: by itself the server reports wire version 8, of MongoDB 4.2. */
    private static final class AcceptedVersion implements MongoVersion {
        @Override
        public List<Integer> getVersionArray() {
            return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
            return 13;
        }
    }
}
