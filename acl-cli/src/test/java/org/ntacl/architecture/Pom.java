package org.ntacl.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a POM file says, before Maven adds anything to it. */
final class Pom {

  /**
   * A declared dependency: {@code group:artifact} and its scope, {@code compile} if none is given.
   */
  record Dependency(String artifact, String scope) {
    boolean isForTests() {
      return scope.equals("test");
    }
  }

  private final XPath path = XPathFactory.newInstance().newXPath();
  private final Document document;

  private Pom(Path file) {
    try {
      document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  static Pom parent() {
    return new Pom(ProjectModule.root().resolve("pom.xml"));
  }

  static Pom of(ProjectModule module) {
    return new Pom(ProjectModule.root().resolve(module.directory()).resolve("pom.xml"));
  }

  List<String> modules() {
    return nodes("/project/modules/module").stream().map(Node::getTextContent).toList();
  }

  /** Returns the dependencies of the POM and of its profiles, without the managed ones. */
  List<Dependency> dependencies() {
    return nodes(
            "/project/dependencies/dependency | /project/profiles/profile/dependencies/dependency")
        .stream()
        .map(this::dependency)
        .toList();
  }

  /** Returns every version the POM names, but the parent's. */
  List<String> ownVersions() {
    return nodes("//version[not(parent::parent)]").stream().map(Node::getTextContent).toList();
  }

  private Dependency dependency(Node node) {
    String scope = text(node, "scope");
    return new Dependency(
        text(node, "groupId") + ":" + text(node, "artifactId"),
        scope.isEmpty() ? "compile" : scope);
  }

  private String text(Node node, String child) {
    try {
      return path.evaluate(child, node).strip();
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(child, e);
    }
  }

  private List<Node> nodes(String expression) {
    try {
      NodeList found = (NodeList) path.evaluate(expression, document, XPathConstants.NODESET);
      return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(expression, e);
    }
  }
}
